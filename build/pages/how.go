package pages

// How says in a sentence by what the mention-th mention of an article, from 0, was decided.
func (p *Plan) How(article int32, mention int) string {
	return p.how(article, p.Results[article].Mentions.List[mention])
}
