"""What ``ethos`` can do, one command a module, named as it is and loaded when it is asked for (``later.py``).

Beside them ``options.py``, what several are told, and ``terminal.py``, how they answer.
"""
