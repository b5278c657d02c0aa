import { BertModel, loadPretrained, type PretrainedBert, type Random } from "@attending/lib";

/** A pre-trained model's sizes and tokenizer, with drawn weights: it has read nothing. */
export function unreadEncoder(name: string, random: Random): PretrainedBert {
  const { bert, tokenizer } = loadPretrained(name, { random });
  const { config } = bert;
  bert.dispose();
  return { bert: new BertModel({ ...config, random }), tokenizer };
}
