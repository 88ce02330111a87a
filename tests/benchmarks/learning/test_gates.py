import numpy as np

from benchmarks.learning.gates import TokenGroup, learn


def group(seed: int) -> TokenGroup:
    """Three tokens, of which the one that points along the first axis tells which candidate answers."""
    chance = np.random.default_rng(seed)
    order = chance.permutation(3)
    inputs = np.eye(3)[order]
    own = chance.random((8, 3))
    telling = int(np.flatnonzero(order == 0)[0])
    own[3, telling] = 1.2
    answers = np.zeros(8)
    answers[3] = 1
    return TokenGroup(inputs, own, own, np.zeros((8, 1)), answers, 1.0)


def test_the_token_that_tells_the_answer_gets_the_largest_share() -> None:
    gates = learn("theirs", [group(seed) for seed in range(60)], penalty=1e-4)
    assert gates.embedder == "theirs"
    found = gates.shares(np.eye(3, dtype=np.float32))
    assert (found[0] > 2 * found[1]).all()
    assert (found[0] > 2 * found[2]).all()


def test_a_question_without_an_answer_among_its_candidates_teaches_nothing() -> None:
    groups = [group(seed) for seed in range(10)]
    lost = group(11)
    lost = TokenGroup(lost.inputs, lost.own, lost.near, lost.others, np.zeros(8), 1000.0)
    with_it, without = (learn("x", taught, penalty=1e-4) for taught in ([*groups, lost], groups))
    assert np.array_equal(with_it.weights, without.weights)
