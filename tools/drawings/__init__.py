"""The pictures that tools/draw.py makes, one a module, and the canvas that they are painted on."""
