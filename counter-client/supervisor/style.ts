/* The supervisor’s own, in the order of the cascade. */
import '../parts/frame/style.ts';
import './supervisor.css';
import '../parts/conditions/conditions.css';
import './tiles.css';
import './tables.css';
import './chart.css';
import './rule/rule.css';
import './narrow.css';
import './support/run.css';
