// What Canvas exports of a class: a row a student, some of whom the gradebook does not know.

export const canvasFile = [
  "Student,ID,SIS User ID,SIS Login ID,Section,Essay (77),Week 1: 01-numbers (78),Current Score",
  '"    Points Possible",,,,,10,5,(read only)',
  ",,,,,Manual Posting,,",
  '"Ivanova, Anna",501,,aivanova,"Group A and Group ""B""",9,,90',
  '"=HYPERLINK(1)",502,17,bp,A,8,4,80',
  '"Елкин, Глеб",503,,gleb@example.org,A,,3,',
  '"Nobody, Known",504,,nk,A,7,1,',
  '"Student, Test",505,,xyz,A,,,',
].join("\r\n");
