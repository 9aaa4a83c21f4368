/**
 * Hands a journal to the person: by the system's sheet for sharing where there is one for files (a phone), else as a
 * download.
 */
export async function takeHome({ name, text }: { readonly name: string; readonly text: string }): Promise<void> {
  // A sheet for sharing takes no file whose kind it does not know.
  const file = new File([text], name, { type: 'text/plain' })
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] })
      return
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
    }
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
