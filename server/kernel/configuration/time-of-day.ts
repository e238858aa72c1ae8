/** "HH:MM" in the branch's time zone; "24:00" is the end of the day. */
export type TimeOfDay = string;
