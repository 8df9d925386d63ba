/** A member with its entitlement and use; only proportions count, so both may be in any unit. */
export interface MemberUse {
  readonly company: string;
  readonly entitlement: number;
  readonly use: number;
}

/** Where a member stands: e_i and s_i are shares of all members', x_i = s_i / e_i (1: as entitled). */
export interface Standing {
  readonly company: string;
  readonly e: number;
  readonly s: number;
  readonly x: number;
}

/** s_i = u_i / sum u and x_i = s_i / e_i over members with entitlement > 0; null where nobody used anything. */
export function standings(members: readonly MemberUse[]): Standing[] | null {
  const entitled = members.filter((member) => member.entitlement > 0);
  const all = entitled.reduce((sum, member) => sum + member.entitlement, 0);
  const used = entitled.reduce((sum, member) => sum + member.use, 0);
  if (!(used > 0)) return null;
  return entitled.map(({ company, entitlement, use }) => {
    const [e, s] = [entitlement / all, use / used];
    return { company, e, s, x: s / e };
  });
}
