/* What the pages within the staff frame share, in the order of the cascade. */
import '../style.ts';
import './page.css';
import './keys.css';
import './rows.css';
import './sheet.css';
