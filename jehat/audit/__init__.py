"""The area of audit: the record of every act. It is only ever added to; it keeps no human text, and it does not decide who may act."""
