/* The teller’s own, in the order of the cascade. */
import '../parts/style.ts';
import './teller.css';
import './now/now-card.css';
import './actions.css';
import './panel/panel.css';
import './rail.css';
import './sign-on.css';
import './keys/keys.css';
import './narrow.css';
import './now/direct.css';
import './referral/referral.css';
import './referral/refer-panel.css';
import './referral/fit.css';
