"""What makes the models of `carrel.references`: invented references, noise, and the training.

Nothing here is installed with Carrel. No reference that somebody else wrote enters a model.

`training.invention.references` invents references with known labels, list by list. Their works
come from the grammars of ``invention/grammars`` (a file for each language: titles, journals,
publishers, places, the words around fields), their persons from Faker's names, syllables and
particles. Half of the lists are written by the CSL processor in one of its styles, which tells
where each word came from (`carrel.csl.writing.labelled_text`); the others in a style of
``invention/templates``, whose choices each list draws for itself. `training.noise.noisy` damages
them as scanning, extracting and typing do, and moves the labels with the words.

What is labelled: a title with its subtitle; a container without its ``In``; names with their
delimiters and ``et al.`` but without ``(eds.)``; the whole date as printed, without brackets;
volume, issue, pages, edition without their words; the number of a series as ``number``; pages in
all as ``page``; the place of a meeting as ``publisher-place``. What stands for the authors of the
entry before is their label if it is a word, and nothing if it is a dash.
"""
