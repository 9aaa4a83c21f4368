// Listed by the build from the files beside this one. To add a language, add its file and run `npm run build`.
import type { Cues } from './cues.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

export const languages: readonly Cues[] = [de, en, es, fr, it, ja, ko, pl, pt, ru, tr, vi, zh]
