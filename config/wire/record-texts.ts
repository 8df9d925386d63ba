import { both } from "../bilingual.ts";
import type { Bilingual } from "../site/text.ts";

/**
 * What gateways write into records (why something is missing, why a signal cannot be read) as English sentences; records
 * stay, so their words are told from the sentence itself. `{name}` stands for a value.
 */
export const recordTexts: readonly Bilingual[] = [
  both("no connection to the plant's broker", "工場のブローカーとの接続が切れていました"),
  both("the plant's broker has not kept the session", "工場のブローカーが未受信の値を保管していませんでした"),
  both(
    "the gateway was not running, or not connected to the OPC UA server",
    "収集装置が止まっていたか、OPC UA サーバーに接続していませんでした",
  ),
  both("the server no longer had the session", "サーバー側で接続が打ち切られていました"),
  both(
    "the connection was lost for longer than the server keeps a session",
    "サーバーが保持する時間より長く接続が切れていました",
  ),
  both("the server's queue overflowed", "サーバーの待ち行列があふれました"),
  both("the spool was damaged", "送信待ちのファイルが壊れていました"),
  both("spool full", "送信待ちの容量が足りませんでした"),
  both("disk full", "ディスクの空きがありませんでした"),
  both("damaged on disk", "ディスク上のデータが壊れていました"),
  both(
    "rejected by the store, and more than are kept",
    "データベースが受け付けず、保管できる件数も超えました",
  ),
  both(
    "the gateway's clock was set back by {by}: until then its times are told twice",
    "収集装置の時計が {by} 戻されました。その間の時刻は2回記録されています",
  ),
  both(
    "the gateway's clock went on by {by} at once: it was set, or the gateway stood still",
    "収集装置の時計が一度に {by} 進みました(時刻の修正、または装置の停止)",
  ),
  both(
    "source time went back by {by}; receipt times used",
    "データ源の時刻が {by} 戻ったため、受信時刻を使いました",
  ),
  both(
    "source time is {by} ahead; receipt times used",
    "データ源の時刻が {by} 進んでいるため、受信時刻を使いました",
  ),
  both(
    "source time is {by} behind; receipt times used",
    "データ源の時刻が {by} 遅れているため、受信時刻を使いました",
  ),
  both(
    "the source's clock was set; its offset is measured anew",
    "データ源の時計が修正されたため、差を測り直しました",
  ),
  both("the site file names no node", "サイト設定ファイルに node がありません"),
  both("no such browse path ({status})", "そのブラウズパスはありません({status})"),
  both("the browse path leads to another server", "ブラウズパスが別のサーバーを指しています"),
  both("the browse path fits {count} nodes", "ブラウズパスに合うノードが{count}個あります"),
  both("the server has no namespace {uri}", "サーバーに名前空間 {uri} がありません"),
  both("the server does not watch it ({status})", "サーバーが監視を受け付けません({status})"),
  both(
    "the node holds an array of {shape}; a signal is one value",
    "ノードの値が配列({shape})です。信号は一つの値にしてください",
  ),
  both(
    "the node holds a {shape}, which is no number, text or boolean",
    "ノードの値の型 {shape} は、数値・文字列・真偽値のどれでもありません",
  ),
  both(
    "the node holds a {shape}, the signal's type is {type}",
    "ノードの値の型は {shape} ですが、信号の型は {type} です",
  ),
  both(
    "the text has {length} characters; at most {most} are kept",
    "文字列が{length}文字あります(保存できるのは{most}文字まで)",
  ),
  both("the time in its message cannot be read", "メッセージの時刻を読み取れません"),
  both("its message cannot be read as the signal's type", "メッセージを信号の型として読み取れません"),
];
