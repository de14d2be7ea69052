export type Settings = Readonly<Record<string, string | number>>;

const ALWAYS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '256MB',
  // Containers have 64 MB of /dev/shm, too little for parallel queries; files have no such limit.
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'meed',
};

/** Nothing need survive a crash of what is removed at the end. */
const THROWAWAY: Settings = {
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};

/** The arguments that give a server its settings; the caller's own win. */
export function settingArguments(port: number, isThrowaway: boolean, own: Settings): readonly string[] {
  const settings = { ...ALWAYS, ...(isThrowaway ? THROWAWAY : {}), ...own, port };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
