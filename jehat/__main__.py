import sys

from jehat.project.cli import main

sys.exit(main())
