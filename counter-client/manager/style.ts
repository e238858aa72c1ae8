/* The manager’s own, in the order of the cascade. */
import '../parts/frame/style.ts';
import './manager.css';
import './keys.css';
import './referral/guests.css';
import './appointment/appointments.css';
