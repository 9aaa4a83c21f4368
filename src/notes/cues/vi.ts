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
  subjects: `
    ti[eế]n tr[iì]nh, lu[oồ]ng, b[oộ] nh[oớ], c[oơ] s[oở] d[uữ] li[eệ]u, giao d[iị]ch, k[eế] th[uừ]a, đa h[iì]nh, da h[iì]nh,
    đ[oó]ng g[oó]i, d[oó]ng g[oó]i, tr[uừ]u t[uượ]+ng, l[oớ]p, đ[oố]i t[uượ]+ng, d[oố]i t[uượ]+ng, m[aả]ng, ng[aă]n x[eế]p,
    h[aà]ng [đd][oợ]i, c[aâ]y, đ[oồ] th[iị], d[oồ] th[iị], đ[eệ] quy, d[eệ] quy, s[aắ]p x[eế]p, gi[aả]i thu[aậ]t, thu[aậ]t to[aá]n,
    đi[eể]m m[aạ]nh, di[eể]m m[aạ]nh, đi[eể]m y[eế]u, di[eể]m y[eế]u
  `,
  showsCode: ['sau đây', 'đoạn (?:code|mã)', 'in ra', 'kết quả', 'đầu ra'],
  chooses: ['nào (?:sau đây|dưới đây)', 'chọn', 'đáp án', 'phát biểu nào'],
  tells: [],
  narrates: ['tôi', 'mình'],
  labels: {
    question: ['câu hỏi', 'câu', 'hỏi'],
    sorts: ['nâng cao', 'mở rộng', 'thêm'],
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
    chapters: `
      gi[oớ]i thi[eệ]u, k[eế]t lu[aậ]n, c[aà]i [đd][aặ]t, t[oổ]ng k[eế]t
    `,
    contents: ['mục lục'],
    folds: ['xem(?: [^?]*)?', 'gợi ý'],
    answerKeys: ['đáp án', 'lời giải'],
    drills: ['phỏng vấn', 'câu hỏi'],
    questionLists: ['câu hỏi(?: [^?:.]+)?'],
    questionColumn: ['câu hỏi'],
    answerColumn: ['trả lời', 'đáp án'],
  },
  remarks: {
    pointers: ['xem', 'tham khảo', 'tại đây'],
    stubs: ['một chút'],
    placeholders: ['đang cập nhật', 'chưa có'],
    forgotten: ['không nhớ', 'quên'],
    closings: ['(?:hôm nay|tạm thời) (?:đến|tới) đây', 'hết[.!]*$', 'còn tiếp'],
    attempts: ['không biết'],
  },
}
