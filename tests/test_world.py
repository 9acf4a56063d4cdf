def test_w(world):
    print(world)
    assert world.noura.name
    assert world.permits.head_id == world.huda.pk
