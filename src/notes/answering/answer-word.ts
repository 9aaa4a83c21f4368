const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, '답변'],
  [/質問|設問|問い|\p{Script=Hiragana}|\p{Script=Katakana}/u, '回答'],
  [/\p{Script=Han}/u, '答案'],
  [/câu/iu, 'Trả lời'],
  [/\p{Script=Cyrillic}/u, 'Ответ'],
  [/pregunta/iu, 'Respuesta'],
  [/pergunta|questão/iu, 'Resposta'],
]

/** What an answer is called in the language of a question, as readers of notes know it. */
export const answerWord = (asked: string): string => WORDS.find(([language]) => language.test(asked))?.[1] ?? 'Answer'
