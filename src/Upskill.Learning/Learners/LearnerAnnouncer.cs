namespace Upskill.Learning.Learners;

/// <summary>Tells a learner's open pages that there is something newer. Never waits and never fails.</summary>
internal interface ILearnerAnnouncer
{
    /// <summary>The learner's standing is now number <paramref name="number"/>.</summary>
    void Moved(PersonId learner, long number);
}
