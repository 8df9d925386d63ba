import { both } from "../bilingual.ts";
import type { Bilingual } from "../site/text.ts";
import type { Message, Told } from "./message.ts";
import { recordTexts } from "./record-texts.ts";

/** What gateways tell people, `{name}` standing for a value. A code keeps its meaning and its values. */
export const gatewayTexts = {
  "broker-refuses": both(
    "The broker refuses this gateway: {why}. Is another process or a copied disk connected as {gateway}, or the password wrong?",
    "ブローカーに接続を拒否されています({why})。パスワードと、同じ名前 {gateway} で接続している別の装置や複製したディスクがないかを確認してください。",
  ),
  "broker-away": both(
    "No connection to the broker: {why}",
    "ブローカーに接続できません({why})。ネットワークを確認してください。",
  ),
  "spool-stuck": both(
    "The spool cannot be written: {why}. Sources wait. Make room on the disk.",
    "送信待ちのデータを保存できません({why})。受信を止めています。ディスクの空きを増やしてください。",
  ),
  "spool-rolled-back": both(
    "The disk lost the spool's last writes.",
    "ディスクの不具合で、送信待ちデータの最後の部分が失われました。",
  ),
  "spool-damaged": both(
    "The spool was damaged and is set aside as {file}; {kept} batches of it are kept.",
    "送信待ちのファイルが壊れていたため {file} に退避しました。{kept}件は救出しました。",
  ),
  "identity-refused": both(
    "The server refuses the identity ({status}). Check user and password, or the user's certificate.",
    "サーバーにログインを拒否されました({status})。ユーザー名とパスワード、または利用者の証明書を確認してください。",
  ),
  "certificate-refused": both(
    "The server refuses this gateway's certificate ({status}). Have the server trust {file}, fingerprint (SHA-256) {fingerprint}.",
    "サーバーがこの収集装置の証明書を信頼していません({status})。サーバー側で {file}(指紋 SHA-256: {fingerprint})を承認してください。",
  ),
  "certificate-unknown": both(
    "The server's certificate is unknown; its fingerprint (SHA-256) is {fingerprint}. Compare it with the one the server shows, then run: npm run certificates -- approve {fingerprint}",
    "サーバーの証明書が未承認です。指紋(SHA-256)は {fingerprint} です。サーバーに表示される値と一致することを確かめてから、npm run certificates -- approve {fingerprint} を実行してください。",
  ),
  "certificate-missing": both(
    "The server shows no certificate, so it cannot be trusted.",
    "サーバーが証明書を示さないため、信頼できません。サーバーの設定を確認してください。",
  ),
  "certificate-ends": both("a certificate ends on {day}", "証明書の期限は {day} です"),
  "certificate-ended": both("a certificate ended on {day}", "証明書の期限が {day} に切れました"),
  "server-away": both(
    "the server cannot be reached ({why})",
    "サーバーに接続できません({why})。電源とネットワークを確認してください",
  ),
  "server-silent": both("the server does not answer", "サーバーが応答しません"),
  "deadband-refused": both(
    "{signal}: deadband refused, every change is read",
    "{signal}: 不感帯の設定が拒否されたため、すべての変化を読んでいます",
  ),
  "readings-wait": both(
    "{count} readings wait, as the spool refuses them ({times} times): {why}",
    "保存できないため{count}件の値が待っています({times}回拒否: {why})",
  ),
  "subscription-refused": both(
    "the broker refuses to subscribe {topics}",
    "ブローカーに購読を拒否されました: {topics}",
  ),
  "cannot-listen": both("cannot listen on {place}: {why}", "{place} で待ち受けできません({why})"),
  "tls-failed": both("TLS with {peer} failed: {why}", "{peer} との TLS 接続に失敗しました({why})"),
  "packet-refused": both(
    "{peer}: a packet above 1 MiB or malformed",
    "{peer}: 1 MiB を超えるか、形式の壊れた通信を拒否しました",
  ),
  "login-refused": both(
    "refused the login of {client} as {user}",
    "{client} の、ユーザー {user} としてのログインを拒否しました",
  ),
  stopped: both("stopped", "停止しました"),
} as const satisfies Record<string, Bilingual>;

export type GatewayCode = keyof typeof gatewayTexts;

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

export const textOfTold = (told: Told): string => (typeof told === "string" ? told : told.text);

/** A message by its code, with the English sentence for who does not know it. */
export const say = (code: GatewayCode, values: Readonly<Record<string, string | number>> = {}): Message => {
  const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return { code, values: texts, text: fill(gatewayTexts[code].en, texts) };
};

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
const sentences = [...recordTexts, ...Object.values(gatewayTexts)].map((texts) => ({
  texts,
  names: [...texts.en.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
  pattern: new RegExp(`^${escaped(texts.en).replace(/\{\w+\}/g, "(.+)")}$`),
}));

/** A sentence in the reader's language where it is one of those that gateways write; else as it is. */
export function sentenceIn(language: keyof Bilingual, text: string): string {
  for (const { texts, names, pattern } of sentences) {
    const found = pattern.exec(text);
    if (!found) continue;
    return fill(texts[language], Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ""])));
  }
  return text;
}

/** In the reader's language where the code or the sentence is known, as it was sent where not. */
export function toldIn(language: keyof Bilingual, told: Told): string {
  if (typeof told === "string") return sentenceIn(language, told);
  if (!Object.hasOwn(gatewayTexts, told.code)) return sentenceIn(language, told.text);
  return fill(gatewayTexts[told.code as GatewayCode][language], told.values);
}
