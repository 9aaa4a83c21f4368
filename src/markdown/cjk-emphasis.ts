import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import type { Processor } from 'unified'

/**
 * A plugin of remark: bold and italics end beside letters of Korean, Chinese and Japanese, which put no space there.
 * CommonMark leaves `**JWT(JSON)**는` open, since behind the bracket a letter follows.
 */
export function cjkEmphasis(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(cjkFriendlyExtension())
}
