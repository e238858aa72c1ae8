/* The lobby’s own, in the order of the cascade. */
import '../parts/frame/style.ts';
import './lobby.css';
import './keys.css';
import './todo/todo.css';
import '../parts/conditions/conditions.css';
import './queues/queues.css';
import './queues/counters.css';
import './day/day.css';
import './todo/device.css';
import './duty/duty.css';
import './queues/priority.css';
import './queues/explain.css';
import './day/report.css';
import './referral/referral.css';
import './appointment/appointment.css';
