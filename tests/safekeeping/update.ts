import { archiveBeforeMigration } from '../../server/safekeeping/before-migration.ts';
import { openDatabase } from '../../server/store/database.ts';

/* The first start after an update, as far as files go, to be killed. DATA_DIR: the branch. */
const dataDir = process.env['DATA_DIR'];
if (dataDir === undefined) throw new Error('DATA_DIR is not set');
await archiveBeforeMigration(dataDir, Date.now());
openDatabase(dataDir).close();
