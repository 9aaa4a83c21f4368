/** A piece of the page: text is text, `html` is what was made safe when the page was packed. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  about: { readonly className?: string; readonly text?: string; readonly html?: string; readonly label?: string } = {},
  ...children: readonly (HTMLElement | null)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (about.className !== undefined) element.className = about.className
  if (about.text !== undefined) element.textContent = about.text
  if (about.html !== undefined) element.innerHTML = about.html
  if (about.label !== undefined) element.setAttribute('aria-label', about.label)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** A button, with a line below its name where there is one. */
export function button(name: string, press: () => void, className = '', below = ''): HTMLButtonElement {
  const element = make('button', { className, text: name })
  element.type = 'button'
  if (below !== '') element.append(make('small', { text: below }))
  element.addEventListener('click', press)
  return element
}

/** A sentence with its numbers in place. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
