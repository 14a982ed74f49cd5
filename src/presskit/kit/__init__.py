"""The whole road: profile.toml in, a kit in output/ out.

The only place that knows the order of the steps, and the only one that writes to output/. It is called `kit`
because `presskit.build` is the function. Its modules are imported by their own names, so that a kit that stands
unchanged is answered before the models are loaded.
"""
