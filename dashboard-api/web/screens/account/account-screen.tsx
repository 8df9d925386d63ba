import { kindOf } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-api.ts";
import { Gate } from "../../app/gate.tsx";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { shellWords } from "../../app/words.ts";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useWords } from "../../language/use-words.ts";
import { type OneTimeLink, PasswordForm } from "./password-form.tsx";
import { accountWords } from "./words.ts";

/** Where a one-time link leads: the first set-up, an invitation, a new password. Its secret stands after #. */
export default function AccountScreen() {
  const words = useWords(accountWords);
  const shell = useWords(shellWords);
  const { address } = useNavigation();
  const secret = address.fragment;
  const asked = useAnswer<OneTimeLink>(
    secret ? (api) => api.post("/sign-in/link/look", { secret }) : undefined,
    [secret],
  );
  const isGone = secret === "" || (asked.problem && kindOf(asked.problem) === "not-found");
  useTitle(asked.value ? words.titles[asked.value.purpose] : shell.pages.account);
  return (
    <Gate title={asked.value ? words.titles[asked.value.purpose] : shell.pages.account}>
      {isGone ? (
        <EmptyState
          title={words.noLink}
          action={
            <Link to="sign-in" class="button">
              {words.toSignIn}
            </Link>
          }
        >
          {words.noLinkHint}
        </EmptyState>
      ) : asked.problem ? (
        <ProblemNotice problem={asked.problem} onAgain={asked.again} />
      ) : asked.value ? (
        <PasswordForm link={asked.value} secret={secret} />
      ) : (
        <Skeleton />
      )}
    </Gate>
  );
}
