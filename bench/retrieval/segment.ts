const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of either language, in lower case: what MiniSearch and Orama are given, whose own tokens know no Chinese. */
export function segment(text: string): string[] {
  return [...words.segment(text.normalize('NFKC').toLowerCase())].flatMap((part) =>
    part.isWordLike ? [part.segment] : [],
  );
}
