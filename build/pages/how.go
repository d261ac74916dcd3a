package pages

// How says in a sentence by what the mention-th mention of an article, from 0, was decided.
func (p *Plan) How(article int32, mention int) string {
	return p.how(article, p.Results[article].Mentions.List[mention])
}

// HowSaid says in a sentence how the quotation-th quotation of an article, from 0, renders speech, and by what its speaker
// was decided.
func (p *Plan) HowSaid(article int32, quotation int) string {
	return p.attribution(article, p.Results[article].Quotations[quotation])
}
