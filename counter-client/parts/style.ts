/* What every staff page is drawn with, in the order of the cascade. */
import '../../server/web/theme.css';
import './staff.css';
import './staff-keys.css';
import './staff-states.css';
import './frame/restored-bar.css';
import './sign-in/sign-in.css';
