using System.Collections.Concurrent;
using System.Security.Cryptography;
using Upskill.Kit.Storage;

namespace Upskill.Tests.Kit;

/// <summary>What every key store promises, whatever it keeps its keys in.</summary>
public abstract class KeyStoreContract
{
    private readonly string subject = NewSubject();

    /// <summary>The master key of this test's store.</summary>
    protected byte[] MasterKey { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Another instance on the same store, as another process would have it.</summary>
    protected IKeyStore Open() => Open(MasterKey);

    /// <summary>The same with another master key.</summary>
    protected abstract IKeyStore Open(byte[] masterKey);

    /// <summary>Of nobody else.</summary>
    protected static string NewSubject() => Guid.NewGuid().ToString("N");

    /// <summary>One whose key lies in the same part.</summary>
    protected static string Beside(string one)
    {
        while (true)
        {
            if (NewSubject() is var other && Partition.Of(other) == Partition.Of(one))
                return other;
        }
    }

    [Fact]
    public void A_key_has_32_bytes_and_no_two_subjects_share_one()
    {
        var keys = Open();

        Assert.Equal(32, keys.KeyOf(subject).Length);
        Assert.NotEqual(keys.KeyOf(subject), keys.KeyOf(NewSubject()));
    }

    [Fact]
    public void A_key_survives_reopening()
    {
        var subjects = Enumerable.Range(0, 200).Select(_ => NewSubject()).ToList();
        var keys = Open();
        var made = subjects.ConvertAll(keys.KeyOf);

        Assert.Equal(made, subjects.ConvertAll(keys.KeyOf));
        Assert.Equal(made, subjects.ConvertAll(Open().KeyOf));
        Assert.Equal(made, subjects.ConvertAll(one => Open().Find(one)!));
    }

    [Fact]
    public void Who_is_looked_for_and_has_no_key_gets_none()
    {
        Assert.Null(Open().Find(subject));
        Assert.False(Open().IsDestroyed(subject));
        Assert.Null(Open().Find(subject));
    }

    [Fact]
    public void Keys_of_many_are_those_that_each_alone_has_and_survive_reopening()
    {
        var subjects = Enumerable.Range(0, 200).Select(_ => NewSubject()).ToList();
        var before = subjects.Take(50).Select(Open().KeyOf).ToList();

        var together = Open().KeysOf([.. subjects, subjects[0]]);

        Assert.Equal(before, together.Take(50));
        Assert.Equal(together.Take(200), subjects.Select(Open().KeyOf));
        Assert.Equal(200, together.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(together[0], together[^1]);
    }

    [Fact]
    public void Of_many_keys_one_that_was_destroyed_elsewhere_is_not_made_again()
    {
        var (one, other) = (Open(), Open());
        one.KeyOf(subject);
        other.Destroy(subject);

        Assert.Throws<KeyDestroyedException>(() => one.KeysOf([NewSubject(), subject]));
    }

    [Fact]
    public void A_key_that_another_instance_made_is_found()
    {
        var (one, other) = (Open(), Open());
        other.KeyOf(Beside(subject));

        var made = one.KeyOf(subject);

        Assert.Equal(made, other.KeyOf(subject));
    }

    [Fact]
    public async Task Many_threads_over_several_instances_never_make_two_keys_for_one_subject()
    {
        var subjects = Enumerable.Range(0, 40).Select(_ => NewSubject()).ToList();
        var seen = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        var instances = Enumerable.Range(0, 4).Select(_ => Open()).ToList();

        // Threads of their own, so that all sixteen are under way at once on any machine; every fourth makes them together.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Factory.StartNew(
            () =>
            {
                var keys = i % 4 == 0 ? instances[i / 4].KeysOf(subjects) : [.. subjects.Select(one => instances[i % instances.Count].KeyOf(one))];
                for (var number = 0; number < subjects.Count; number++)
                    seen.GetOrAdd(subjects[number], _ => []).Add(Convert.ToHexString(keys[number]));
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(subjects, one => Assert.Equal(16, seen[one].Count));
        Assert.All(subjects, one => Assert.Single(seen[one].Distinct()));
        Assert.All(subjects, one => Assert.Equal(seen[one].First(), Convert.ToHexString(Open().KeyOf(one))));
    }

    [Fact]
    public void With_another_master_key_no_key_is_read_and_none_is_made_in_its_place()
    {
        var key = Open().KeyOf(subject);
        var other = Open(RandomNumberGenerator.GetBytes(32));

        Assert.ThrowsAny<CryptographicException>(() => other.KeyOf(subject));
        Assert.Equal(key, Open().KeyOf(subject));
    }

    [Fact]
    public void A_destroyed_key_stays_destroyed()
    {
        var keys = Open();
        keys.KeyOf(subject);
        keys.Destroy(subject);
        keys.Destroy(subject);

        Assert.True(keys.IsDestroyed(subject));
        Assert.Null(keys.Find(subject));
        Assert.Throws<KeyDestroyedException>(() => keys.KeyOf(subject));
        Assert.True(Open().IsDestroyed(subject));
        Assert.Throws<KeyDestroyedException>(() => Open().KeyOf(subject));
    }

    [Fact]
    public void Another_instance_that_knew_the_key_says_that_it_was_destroyed_and_does_not_hand_it_out()
    {
        var (one, other) = (Open(), Open());
        other.KeyOf(subject);

        one.Destroy(subject);

        Assert.True(other.IsDestroyed(subject));
        Assert.Throws<KeyDestroyedException>(() => other.KeyOf(subject));
    }

    [Fact]
    public void Who_never_had_a_key_and_is_destroyed_never_gets_one()
    {
        Open().Destroy(subject);

        Assert.Throws<KeyDestroyedException>(() => Open().KeyOf(subject));
    }

    [Fact]
    public void Nobody_is_destroyed_who_only_was_never_seen()
    {
        var keys = Open();
        Assert.False(keys.IsDestroyed(subject));
        keys.KeyOf(subject);
        Assert.False(keys.IsDestroyed(subject));
    }

    [Fact]
    public void Destroying_one_key_leaves_its_neighbours()
    {
        var neighbours = new[] { Beside(subject), Beside(subject) };
        var keys = Open();
        var before = keys.KeyOf(neighbours[0]);
        keys.KeyOf(subject);
        var after = keys.KeyOf(neighbours[1]);

        keys.Destroy(subject);

        Assert.Equal([before, after], neighbours.Select(Open().KeyOf));
    }
}
