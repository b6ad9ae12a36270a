"""Pictures as what they are called: decoded by one format alone, bounded, and published with nothing but pixels.

A picture is anybody's bytes. ``decode.py`` reads it with the decoder of its ending, so that a program in PostScript
that is called ``.png`` never meets one that would run it; ``strip.py`` takes away all that is no picture, without
touching a pixel where the container lets us; ``encode.py`` turns it upright where it must, and makes narrower copies;
``album.py`` is what is published. The check decodes every picture that a build will publish.
"""

from ethos.raster.decode import ENDINGS, Raster, checked, faults, opened, parse, read

__all__ = ["ENDINGS", "Raster", "checked", "faults", "opened", "parse", "read"]
