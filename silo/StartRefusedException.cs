namespace Upskill.Silo;

/// <summary>The process cannot start as it is set up. The message is one sentence for the operator.</summary>
internal sealed class StartRefusedException(string sentence, Exception? because = null) : Exception(sentence, because);
