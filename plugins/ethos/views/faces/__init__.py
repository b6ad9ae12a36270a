"""The faces of kinds, each in a module of its kind's name: ``FACE`` says what shows it (see ``views/face.py``)."""
