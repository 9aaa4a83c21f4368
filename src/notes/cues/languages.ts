// Listed by the build from the files beside this one. To add a language, add its file and run `npm run build`.
import type { Cues } from './cues.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

export const languages: readonly Cues[] = [en, es, fr, ja, ko, pt, ru, vi, zh]
