/** Where a sentence ends. */
export const SENTENCE_ENDS = /[?？!！。；;\n]+|\.(?=\s)/gu;

/** What may stand between two questions of one sentence. */
export const PART_JOINERS = /[,，、]|\band\b|(?:以及|还有|并且|另外|同时|和|及)(?=[谁哪什多几何怎为])/giu;
