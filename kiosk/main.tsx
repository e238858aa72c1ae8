import '../server/web/theme.css';
