using Microsoft.AspNetCore.SignalR;

namespace Upskill.Kit.Live;

/// <summary>
/// No connection is a user's: whom a push is for is a group's matter here. A user's would be listened for on the backplane, over each connection anew, and nothing is ever sent there: 4 KB a connection.
/// </summary>
internal sealed class NoUsers : IUserIdProvider
{
    /// <inheritdoc/>
    public string? GetUserId(HubConnectionContext connection) => null;
}
