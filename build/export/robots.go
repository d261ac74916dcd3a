package export

// RobotsPath is where crawlers look for what they may do. They do so at the root of a host alone (RFC 9309 §2.3): whoever
// publishes below a path puts the line with the sitemap into the host's own file.
const RobotsPath = "robots.txt"

// Robots returns a file that lets every crawler read everything, and names the sitemap where its address is not empty.
func Robots(sitemap string) []byte {
	out := "User-agent: *\nAllow: /\n"
	if sitemap != "" {
		out += "\nSitemap: " + sitemap + "\n"
	}
	return []byte(out)
}
