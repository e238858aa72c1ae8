/** Light on dark for a dim hall; "?theme=light" for a sunlit one. */
export function followTheme(search: string): void {
  document.documentElement.dataset['theme'] = new URLSearchParams(search).get('theme') === 'light' ? 'light' : 'dark';
}
