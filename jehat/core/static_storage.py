"""Static files under names that hold a digest of their content, the modules that our scripts import included."""

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORTS = r'(?P<matched>(?P<before>(?:from|import)\s*\(?\s*)"(?P<url>\./[\w.-]+\.js)")'


class HashedStorage(CompressedManifestStaticFilesStorage):
    """As WhiteNoise's own, and `import "./x.js"` in a script of ours asks for the digested name.

    Without it a new release could run an old module, kept by a browser under its plain name, with a new script.
    Django's own switch for this reads the scripts of every package, and stops at imports that are only comments.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("ui/js/*.js", ((IMPORTS, '%(before)s"%(url)s"'),)))

    def create_compressor(self, **given):
        """Fonts of papers are read on this machine and never sent: packing them was a third of the work."""
        return super().create_compressor(**given | {"extensions": (*Compressor.SKIP_COMPRESS_EXTENSIONS, "ttf")})
