"""Fields retouched: what the words of an entry say plainly, where the chain of probabilities went astray."""
