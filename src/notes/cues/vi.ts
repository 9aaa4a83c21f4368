import type { Cues } from './cues.ts'

export const vi: Cues = {
  language: 'vi',
  asks: {
    starts: ['tại sao', 'vì sao', 'làm (?:thế nào|sao)', 'khi nào', 'bạn có', 'bạn (?:đã|sẽ|nghĩ)'],
    ends: ['là gì', 'như thế nào', 'thế nào', 'không', 'nào', 'gì', 'ra sao'],
    words: [],
  },
  demands: {
    starts: [
      'giải thích',
      'trình bày',
      'mô tả',
      'hãy',
      'nêu',
      'so sánh',
      'kể',
      'cho (?:biết|ví dụ)',
      'liệt kê',
      'định nghĩa',
      'phân biệt',
      'nói về',
    ],
    ends: [],
    words: [],
  },
  topics: {
    starts: ['sự khác nhau', 'khác nhau'],
    ends: [],
    words: ['khác nhau', 'khác biệt', 'ưu điểm', 'nhược điểm', 'vs'],
  },
  showsCode: ['sau đây', 'đoạn (?:code|mã)', 'in ra', 'kết quả', 'đầu ra'],
  tells: [],
  labels: {
    question: ['câu hỏi', 'câu', 'hỏi'],
    answer: ['trả lời', 'đáp án', 'đáp', 'lời giải'],
    followUps: ['câu hỏi (?:phụ|thêm)'],
    slots: ['trả lời', 'đáp án'],
  },
  titles: {
    sections: [
      'tham khảo',
      'tài liệu tham khảo',
      'giới thiệu',
      'kết luận',
      'giấy phép',
      'đóng góp',
      'tham gia đóng góp',
      'liên kết',
    ],
    contents: ['mục lục'],
    answerKeys: ['đáp án', 'lời giải'],
    drills: ['phỏng vấn', 'câu hỏi'],
    questionColumn: ['câu hỏi'],
    answerColumn: ['trả lời', 'đáp án'],
  },
  remarks: {
    pointers: ['xem', 'tham khảo', 'tại đây'],
    placeholders: ['đang cập nhật', 'chưa có'],
    forgotten: ['không nhớ', 'quên'],
    attempts: ['không biết'],
  },
}
