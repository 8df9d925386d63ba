/** Run on every open, before anything is read. Order matters: each of the first lines must precede the next. */
export const spoolSetup = (capacityBytes: number): string => `
PRAGMA auto_vacuum = incremental;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -8192;
PRAGMA max_page_count = ${Math.max(1024, Math.floor(capacityBytes / pageSize))};
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
-- from_ and until bound the times in it; extents tells them by machine, for the accounts of a loss.
CREATE TABLE IF NOT EXISTS batch (
  number INTEGER PRIMARY KEY,
  lane TEXT NOT NULL,
  sealed INTEGER NOT NULL,
  from_ INTEGER NOT NULL,
  until INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  digest TEXT NOT NULL,
  extents TEXT NOT NULL,
  acknowledged INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS batch_waiting ON batch (lane, number, bytes) WHERE acknowledged IS NULL;
CREATE INDEX IF NOT EXISTS batch_acknowledged ON batch (number, acknowledged, bytes) WHERE acknowledged IS NOT NULL;
-- Apart from batch, so that an acknowledgement does not rewrite the bytes.
CREATE TABLE IF NOT EXISTS payload (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS machine (machine TEXT PRIMARY KEY, memory TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- What the store can never take, for a person to look at.
CREATE TABLE IF NOT EXISTS rejected (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  number INTEGER NOT NULL,
  list TEXT NOT NULL,
  reason TEXT NOT NULL,
  samples INTEGER NOT NULL,
  part TEXT NOT NULL
) STRICT;
`;

/** SQLite's default. */
export const pageSize = 4096;
