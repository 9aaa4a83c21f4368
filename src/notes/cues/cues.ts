/**
 * What asking, answering and grouping look like in one language. Every entry is a piece of a regular expression,
 * matched without regard to case against text in NFKC. `starts` match at the beginning of a line, `ends` at its end
 * (closing marks and brackets aside), `words` anywhere; in scripts that put spaces between words, only whole words match.
 */
export interface Cues {
  /** BCP 47, such as `ko`. */
  readonly language: string
  /** Sure signs of a question, even without a question mark. */
  readonly asks: Places
  /** Sure signs of a demand: "explain …", "…설명해 보시오". */
  readonly demands: Places
  /** What titles of drilled topics like to contain: "difference between", 차이점. Weak alone, strong in numbers. */
  readonly topics: Places
  /**
   * What interviews are about, whatever is asked of it: `tcp`, 트랜잭션, 死锁, 志望動機. Pieces, parted by commas and space; each
   * begins with a character that stands for itself, by which it is looked up.
   */
  readonly subjects: string
  /** Words of a question that speaks of the code beside it: "what does this print?". */
  readonly showsCode: readonly string[]
  /** Words of a question that gives what to choose from: "which of the following", 다음 중. */
  readonly chooses: readonly string[]
  /** Ways a sentence ends that tells instead of asking. */
  readonly tells: readonly string[]
  /** What a diary's sentences contain: past tense, the first person. */
  readonly narrates: readonly string[]
  readonly labels: {
    /** In front of a question: `질문 3.`, `Q:`. */
    readonly question: readonly string[]
    /** What sort of question follows, in front of one: `Bonus:`, `编程题：`. */
    readonly sorts: readonly string[]
    /** In front of an answer: `답변:`, `A.`. */
    readonly answer: readonly string[]
    /** Over a list of follow-ups: `추가질문:`. */
    readonly followUps: readonly string[]
    /** Named places for an answer, to be filled: `Your answer:`, `좋은답변:`. */
    readonly slots: readonly string[]
  }
  readonly titles: {
    /** Sections that ask nothing: thanks, references, reflections. */
    readonly sections: readonly string[]
    /**
     * Chapters of guides, diaries and projects, which tell and ask nothing: Installation, 느낀 점, 前言. Whole titles, parted as
     * `subjects` are.
     */
    readonly chapters: string
    /** Lists that repeat the note's headings. */
    readonly contents: readonly string[]
    /** What a fold says that hides an answer: "show", 정답 보기. */
    readonly folds: readonly string[]
    /** A later list that holds the answers to an earlier one. */
    readonly answerKeys: readonly string[]
    /** What a note of questions calls itself: interview, 면접, quiz. */
    readonly drills: readonly string[]
    /** Ends of titles over a list of questions: "받은 질문", "interview questions". */
    readonly questionLists: readonly string[]
    /** Heads of table columns. */
    readonly questionColumn: readonly string[]
    readonly answerColumn: readonly string[]
  }
  readonly remarks: {
    /** An answer that only sends elsewhere: 참고, "see". */
    readonly pointers: readonly string[]
    /** Ends a keyword or two that say no more than that there is something to say: 조금, 개념, "a bit". */
    readonly stubs: readonly string[]
    /** Stands where an answer will be: TODO, "answer here". */
    readonly placeholders: readonly string[]
    /** The author cannot recall what was asked or said. */
    readonly forgotten: readonly string[]
    /** Begins the line with which a day's notes close: 오늘은 여기까지, "that's all for today". */
    readonly closings: readonly string[]
    /** What became of one's own attempt: 답변 못함. */
    readonly attempts: readonly string[]
  }
}

export interface Places {
  readonly starts: readonly string[]
  readonly ends: readonly string[]
  readonly words: readonly string[]
}
