"""The whole road: profile.toml in, a kit in output/ out.

The only place that knows the order of the steps, and the only one that writes to output/.
"""

from presskit.kit.journal import recover
from presskit.kit.assemble import Kit, build, faults_of, load, products
from presskit.kit.ask import blurb

__all__ = ["Kit", "blurb", "build", "faults_of", "load", "products", "recover"]
