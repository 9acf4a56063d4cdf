"""The area of portal: the public's pages that span areas: front page and the beneficiary's home. It holds no rule."""
