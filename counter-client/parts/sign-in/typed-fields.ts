/** What was typed into a form that is sent, by the field's name; "": nothing. The browser sends the form nowhere. */
export function typedFields(event: SubmitEvent): (field: string) => string {
  event.preventDefault();
  const data = new FormData(event.currentTarget as HTMLFormElement);
  return (field) => {
    const value = data.get(field);
    return typeof value === 'string' ? value : '';
  };
}
