"""The whole road: profile.toml in, a kit in output/ out.

The only place that knows the order of the steps, and the only one that writes to output/. It is called `kit`
because `presskit.build` is the function.
"""

from presskit.kit.ask import blurb
from presskit.kit.assemble import Kit, build, load
from presskit.kit.journal import recover
from presskit.kit.order import faults_of

__all__ = ["Kit", "blurb", "build", "faults_of", "load", "recover"]
