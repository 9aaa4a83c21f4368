/**
 * Stands for `Intl.Segmenter` in the built program. string-width makes one when it is imported, which loads the tables of
 * ICU (12 ms) for commands that never meet a character outside the common ones.
 */
export class LazySegmenter {
  readonly #arguments: ConstructorParameters<typeof Intl.Segmenter>
  #segmenter: Intl.Segmenter | null = null

  constructor(...given: ConstructorParameters<typeof Intl.Segmenter>) {
    this.#arguments = given
  }

  segment(text: string): Intl.Segments {
    // Spelt so that the build does not put this very class in its place.
    this.#segmenter ??= new (Reflect.get(Intl, 'Segmenter') as typeof Intl.Segmenter)(...this.#arguments)
    return this.#segmenter.segment(text)
  }
}
