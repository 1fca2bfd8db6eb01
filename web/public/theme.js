// Runs before the page is painted for the first time, which no module does: the theme that was chosen, as src/page/theme.ts
// keeps it. The page's policy lets no script stand in the document itself.
try {
  const theme = localStorage.getItem('sandpost-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // A browser that keeps nothing has no theme chosen.
}
