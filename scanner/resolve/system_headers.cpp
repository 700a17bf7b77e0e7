// Headers of the C and C++ standards, of Apple's, Linux's, Android's and Windows' SDKs, and of the compilers.
#include "scanner/resolve/system_tables.h"

namespace podworks::system_tables {

namespace {

// clang-format off

// C up to C23.
constexpr std::string_view kC[] = {
    "assert.h", "complex.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "iso646.h", "limits.h",
    "locale.h", "math.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h", "stdatomic.h", "stdbit.h", "stdbool.h",
    "stdckdint.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h", "string.h", "tgmath.h",
    "threads.h", "time.h", "uchar.h", "wchar.h", "wctype.h"};

// C++ up to C++26, the headers that GCC and clang had before, and Metal's shading language.
constexpr std::string_view kCpp[] = {
    "algorithm", "any", "array", "atomic", "barrier", "bit", "bitset", "cassert", "ccomplex", "cctype", "cerrno",
    "cfenv", "cfloat", "charconv", "chrono", "cinttypes", "ciso646", "climits", "clocale", "cmath", "codecvt",
    "compare", "complex", "concepts", "condition_variable", "contracts", "coroutine", "csetjmp", "csignal",
    "cstdalign", "cstdarg", "cstdbool", "cstddef", "cstdint", "cstdio", "cstdlib", "cstring", "ctgmath", "ctime",
    "cuchar", "cwchar", "cwctype", "cxxabi.h", "debugging", "deque", "exception", "execution", "expected",
    "filesystem", "flat_map", "flat_set", "format", "forward_list", "fstream", "functional", "future", "generator",
    "hash_map", "hash_set", "hazard_pointer", "hive", "initializer_list", "inplace_vector", "iomanip", "ios",
    "iosfwd", "iostream", "istream", "iterator", "latch", "limits", "linalg", "list", "locale", "map", "mdspan",
    "memory", "memory_resource", "meta", "metal_atomic", "metal_common", "metal_compute", "metal_geometric",
    "metal_graphics", "metal_integer", "metal_math", "metal_matrix", "metal_mesh", "metal_pack", "metal_raytracing",
    "metal_relational", "metal_simdgroup", "metal_simdgroup_matrix", "metal_stdlib", "metal_tensor",
    "metal_texture", "metal_types", "metal_uniform", "metal_visible_function_table", "mutex", "new", "numbers",
    "numeric", "optional", "ostream", "print", "queue", "random", "ranges", "ratio", "rcu", "regex",
    "scoped_allocator", "semaphore", "set", "shared_mutex", "simd", "source_location", "span", "spanstream",
    "sstream", "stack", "stacktrace", "stdexcept", "stdfloat", "stop_token", "streambuf", "string", "string_view",
    "strstream", "syncstream", "system_error", "text_encoding", "thread", "tuple", "type_traits", "typeindex",
    "typeinfo", "unordered_map", "unordered_set", "utility", "valarray", "variant", "vector", "version"};

// POSIX, BSD and Darwin, glibc, the NDK, and libraries that Apple's SDKs ship (zlib, SQLite, expat, curses ...).
constexpr std::string_view kUnix[] = {
    "AppleTextureEncoder.h", "AssertMacros.h", "Availability.h", "AvailabilityInternal.h", "AvailabilityMacros.h",
    "AvailabilityVersions.h", "Block.h", "ConditionalMacros.h", "MacTypes.h", "NSSystemDirectories.h",
    "TargetConditionals.h", "_ctype.h", "_locale.h", "_regex.h", "_stdio.h", "_types.h", "_wctype.h", "_xlocale.h",
    "a.out.h", "aio.h", "aliasdb.h", "alloca.h", "android_native_app_glue.h", "ar.h", "argp.h", "argz.h", "asl.h",
    "bitstring.h", "bootparams.h", "byteswap.h", "bzlib.h", "checkint.h", "com_err.h", "compression.h",
    "copyfile.h", "cpio.h", "cpu-features.h", "crt_externs.h", "crypt.h", "curses.h", "db.h", "dirent.h",
    "disktab.h", "dlfcn.h", "dns.h", "dns_sd.h", "dns_util.h", "elf.h", "emscripten.h", "endian.h", "envz.h",
    "err.h", "error.h", "eti.h", "execinfo.h", "expat.h", "expat_config.h", "expat_external.h", "fcntl.h",
    "features.h", "fmtmsg.h", "fnmatch.h", "form.h", "fpu_control.h", "fsproperties.h", "fstab.h", "fts.h", "ftw.h",
    "gconv.h", "getopt.h", "glob.h", "gnu-versions.h", "grp.h", "gshadow.h", "gssapi.h", "iconv.h", "ieee754.h",
    "ifaddrs.h", "jni.h", "krb5.h", "kvm.h", "langinfo.h", "lastlog.h", "launch.h", "lber.h", "ldap.h", "libc.h",
    "libcharset.h", "libgen.h", "libintl.h", "libproc.h", "libunwind.h", "lifetimebound.h", "link.h",
    "localcharset.h", "malloc.h", "mcheck.h", "membership.h", "memory.h", "menu.h", "mntent.h", "monetary.h",
    "monitor.h", "mqueue.h", "ncurses.h", "ncurses_dll.h", "ndbm.h", "netdb.h", "nl_types.h", "nlist.h", "notify.h",
    "notify_keys.h", "nss.h", "ntsid.h", "obstack.h", "omp.h", "panel.h", "paths.h", "pcap.h", "poll.h",
    "printerdb.h", "printf.h", "proc_service.h", "profile.h", "pthread.h", "pthread_impl.h", "pthread_spis.h",
    "ptrauth.h", "ptrcheck.h", "pty.h", "pwd.h", "quadmath.h", "quota.h", "ranlib.h", "re_comp.h",
    "readpassphrase.h", "regex.h", "regexp.h", "removefile.h", "resolv.h", "rune.h", "runetype.h", "sandbox.h",
    "sched.h", "search.h", "semaphore.h", "sgtty.h", "shadow.h", "spawn.h", "sqlite3.h", "sqlite3ext.h", "stab.h",
    "standards.h", "stdc-predef.h", "stdio_ext.h", "strhash.h", "stringlist.h", "strings.h", "stropts.h",
    "struct.h", "syscall.h", "sysdir.h", "sysexits.h", "syslog.h", "tar.h", "tcl.h", "term.h", "term_entry.h",
    "termcap.h", "termio.h", "termios.h", "thread_db.h", "tic.h", "timeconv.h", "tk.h", "ttyent.h", "tzfile.h",
    "ucontext.h", "ulimit.h", "unctrl.h", "unistd.h", "unwind.h", "util.h", "utime.h", "utmp.h", "utmpx.h",
    "values.h", "vis.h", "vproc.h", "wait.h", "wordexp.h", "xattr_flags.h", "xcselect.h", "xlocale.h", "zconf.h",
    "zlib.h"};

// Headers in folders whose names projects use too: these are the system's however they are included.
constexpr std::string_view kUnixInFolders[] = {
    "AL/al.h", "AL/alc.h", "AL/alext.h", "AL/efx.h", "CL/cl.h", "CL/cl.hpp", "CL/cl2.hpp", "CL/cl_ext.h",
    "CL/cl_gl.h", "CL/cl_platform.h", "CL/opencl.h", "CL/opencl.hpp", "aaudio/AAudio.h", "amidi/AMidi.h",
    "android/api-level.h", "android/asset_manager.h", "android/asset_manager_jni.h", "android/bitmap.h",
    "android/choreographer.h", "android/configuration.h", "android/dlext.h", "android/hardware_buffer.h",
    "android/hardware_buffer_jni.h", "android/input.h", "android/keycodes.h", "android/log.h", "android/looper.h",
    "android/multinetwork.h", "android/native_activity.h", "android/native_window.h", "android/native_window_jni.h",
    "android/rect.h", "android/sensor.h", "android/sharedmem.h", "android/storage_manager.h",
    "android/surface_control.h", "android/surface_texture.h", "android/trace.h", "android/window.h",
    "architecture/byte_order.h", "arm/arch.h", "arm/endian.h", "arm/limits.h", "arm/param.h", "arm/signal.h",
    "arm/types.h", "bsm/audit.h", "bsm/audit_kevents.h", "bsm/audit_uevents.h", "bsm/libbsm.h",
    "camera/NdkCameraCaptureSession.h", "camera/NdkCameraDevice.h", "camera/NdkCameraError.h",
    "camera/NdkCameraManager.h", "camera/NdkCameraMetadata.h", "camera/NdkCameraMetadataTags.h",
    "camera/NdkCameraWindowType.h", "camera/NdkCaptureRequest.h", "curl/curl.h", "curl/curlver.h", "curl/easy.h",
    "curl/header.h", "curl/mprintf.h", "curl/multi.h", "curl/options.h", "curl/stdcheaders.h", "curl/system.h",
    "curl/typecheck-gcc.h", "curl/urlapi.h", "curl/websockets.h", "device/device_types.h", "dispatch/dispatch.h",
    "editline/readline.h", "ext/algorithm", "ext/alloc_traits.h", "ext/atomicity.h", "ext/concurrence.h",
    "ext/functional", "ext/hash_map", "ext/hash_set", "ext/memory", "ext/numeric", "ext/rope", "ext/slist",
    "ext/stdio_filebuf.h", "ext/stdio_sync_filebuf.h", "ext/vstring.h", "ffi/ffi.h", "ffi/ffitarget.h",
    "gssapi/gssapi.h", "gssapi/gssapi_generic.h", "gssapi/gssapi_krb5.h", "hfs/hfs_format.h", "hfs/hfs_mount.h",
    "i386/endian.h", "i386/limits.h", "i386/types.h", "kern/exc_guard.h", "kern/kcdata.h", "krb5/krb5.h",
    "machine/endian.h", "machine/limits.h", "machine/types.h", "malloc/_malloc.h", "malloc/_platform.h",
    "malloc/malloc.h", "media/NdkImage.h", "media/NdkImageReader.h", "media/NdkMediaCodec.h",
    "media/NdkMediaCrypto.h", "media/NdkMediaDataSource.h", "media/NdkMediaDrm.h", "media/NdkMediaError.h",
    "media/NdkMediaExtractor.h", "media/NdkMediaFormat.h", "media/NdkMediaMuxer.h", "miscfs/devfs/devfs.h",
    "net/bpf.h", "net/ethernet.h", "net/if.h", "net/if_arp.h", "net/if_dl.h", "net/if_llc.h", "net/if_media.h",
    "net/if_mib.h", "net/if_packet.h", "net/if_ppp.h", "net/if_slip.h", "net/if_types.h", "net/if_utun.h",
    "net/if_var.h", "net/kext_net.h", "net/ndrv.h", "net/net_kev.h", "net/pfkeyv2.h", "net/ppp-comp.h",
    "net/ppp_defs.h", "net/route.h", "nfs/nfs.h", "nfs/rpcv2.h", "objc/NSObject.h", "objc/message.h",
    "objc/objc-auto.h", "objc/objc-exception.h", "objc/objc-sync.h", "objc/objc.h", "objc/runtime.h",
    "os/activity.h", "os/availability.h", "os/base.h", "os/lock.h", "os/log.h", "os/object.h", "os/proc.h",
    "os/signpost.h", "os/trace.h", "pcap/bpf.h", "pcap/pcap.h", "protocols/routed.h", "protocols/rwhod.h",
    "protocols/talkd.h", "protocols/timed.h", "readline/history.h", "readline/readline.h", "rpc/auth.h",
    "rpc/clnt.h", "rpc/rpc.h", "rpc/svc.h", "rpc/types.h", "rpc/xdr.h", "sasl/sasl.h", "secure/_common.h",
    "secure/_stdio.h", "secure/_string.h", "secure/_strings.h", "security/openpam.h", "security/pam_appl.h",
    "security/pam_modules.h", "servers/bootstrap.h", "servers/key_defs.h", "servers/ls_defs.h", "servers/netname.h",
    "simd/simd.h", "tidy/buffio.h", "tidy/tidy.h", "tidy/tidybuffio.h", "tidy/tidyenum.h", "tidy/tidyplatform.h",
    "uuid/uuid.h", "vfs/vfs_support.h", "vulkan/vulkan.h", "vulkan/vulkan.hpp", "vulkan/vulkan_core.h", "xar/xar.h"};

// GCC's and clang's own.
constexpr std::string_view kCompiler[] = {
    "adcintrin.h", "adxintrin.h", "altivec.h", "ammintrin.h", "amxbf16intrin.h", "amxcomplexintrin.h",
    "amxfp16intrin.h", "amxint8intrin.h", "amxintrin.h", "amxtileintrin.h", "arm64intr.h", "arm_acle.h",
    "arm_bf16.h", "arm_cde.h", "arm_cmse.h", "arm_fp16.h", "arm_mve.h", "arm_neon.h", "arm_neon_sve_bridge.h",
    "arm_sme.h", "arm_sve.h", "arm_vector_types.h", "armintr.h", "avx2intrin.h", "avx5124fmapsintrin.h",
    "avx5124vnniwintrin.h", "avx512bf16intrin.h", "avx512bf16vlintrin.h", "avx512bitalgintrin.h",
    "avx512bwintrin.h", "avx512cdintrin.h", "avx512dqintrin.h", "avx512erintrin.h", "avx512fintrin.h",
    "avx512fp16intrin.h", "avx512fp16vlintrin.h", "avx512ifmaintrin.h", "avx512ifmavlintrin.h", "avx512pfintrin.h",
    "avx512vbmi2intrin.h", "avx512vbmi2vlintrin.h", "avx512vbmiintrin.h", "avx512vbmivlintrin.h",
    "avx512vlbf16intrin.h", "avx512vlbitalgintrin.h", "avx512vlbwintrin.h", "avx512vlcdintrin.h",
    "avx512vldqintrin.h", "avx512vlfp16intrin.h", "avx512vlintrin.h", "avx512vlvbmi2intrin.h",
    "avx512vlvnniintrin.h", "avx512vlvp2intersectintrin.h", "avx512vnniintrin.h", "avx512vnnivlintrin.h",
    "avx512vp2intersectintrin.h", "avx512vp2intersectvlintrin.h", "avx512vpopcntdqintrin.h",
    "avx512vpopcntdqvlintrin.h", "avxifmaintrin.h", "avxintrin.h", "avxneconvertintrin.h", "avxvnniint16intrin.h",
    "avxvnniint8intrin.h", "avxvnniintrin.h", "backtrace.h", "bmi2intrin.h", "bmiintrin.h", "bmmintrin.h", "cet.h",
    "cetintrin.h", "cldemoteintrin.h", "clflushoptintrin.h", "clwbintrin.h", "clzerointrin.h", "cmpccxaddintrin.h",
    "cpuid.h", "crc32intrin.h", "emmintrin.h", "enqcmdintrin.h", "f16cintrin.h", "fma4intrin.h", "fmaintrin.h",
    "fxsrintrin.h", "gcov.h", "gfniintrin.h", "hresetintrin.h", "htmintrin.h", "htmxlintrin.h", "ia32intrin.h",
    "immintrin.h", "intrin.h", "intrin0.h", "invpcidintrin.h", "keylockerintrin.h", "larchintrin.h", "lasxintrin.h",
    "lsxintrin.h", "lwpintrin.h", "lzcntintrin.h", "mm3dnow.h", "mm_malloc.h", "mmintrin.h", "movdirintrin.h",
    "msa.h", "mwaitintrin.h", "mwaitxintrin.h", "nmmintrin.h", "opencl-c-base.h", "opencl-c.h", "pconfigintrin.h",
    "pkuintrin.h", "pmmintrin.h", "popcntintrin.h", "prfchiintrin.h", "prfchwintrin.h", "ptwriteintrin.h",
    "raointintrin.h", "rdpruintrin.h", "rdseedintrin.h", "riscv_bitmanip.h", "riscv_crypto.h", "riscv_ntlh.h",
    "riscv_vector.h", "rtmintrin.h", "s390intrin.h", "serializeintrin.h", "sgxintrin.h", "sha512intrin.h",
    "shaintrin.h", "sifive_vector.h", "sm3intrin.h", "sm4intrin.h", "smmintrin.h", "stdfix.h", "syslimits.h",
    "tbmintrin.h", "tmmintrin.h", "tsxldtrkintrin.h", "uintrintrin.h", "usermsrintrin.h", "vadefs.h",
    "vaesintrin.h", "varargs.h", "vecintrin.h", "velintrin.h", "vpclmulqdqintrin.h", "waitpkgintrin.h",
    "wasm_simd128.h", "wbnoinvdintrin.h", "wmmintrin.h", "x86gprintrin.h", "x86intrin.h", "xmmintrin.h",
    "xopintrin.h", "xsavecintrin.h", "xsaveintrin.h", "xsaveoptintrin.h", "xsavesintrin.h", "xtestintrin.h",
    "yvals_core.h"};

// Windows, in lower case: its file names are written in any case.
constexpr std::string_view kWindows[] = {
    "accctrl.h", "aclapi.h", "afx.h", "afxwin.h", "atlbase.h", "atlcomcli.h", "atlconv.h", "atlstr.h", "atlwin.h",
    "audioclient.h", "audiopolicy.h", "avrt.h", "basetsd.h", "bcrypt.h", "bluetoothapis.h", "cfgmgr32.h",
    "combaseapi.h", "comdef.h", "comip.h", "commctrl.h", "commdlg.h", "comutil.h", "conio.h", "corecrt.h",
    "crtdbg.h", "d2d1.h", "d2d1_1.h", "d3d10.h", "d3d11.h", "d3d11_1.h", "d3d11_2.h", "d3d11_3.h", "d3d11_4.h",
    "d3d12.h", "d3d9.h", "d3dcommon.h", "d3dcompiler.h", "dbghelp.h", "dcomp.h", "devguid.h", "devpkey.h",
    "dinput.h", "direct.h", "dsound.h", "dwmapi.h", "dwrite.h", "dxgi.h", "dxgi1_2.h", "dxgi1_3.h", "dxgi1_4.h",
    "dxgi1_5.h", "dxgi1_6.h", "dxgidebug.h", "eh.h", "endpointvolume.h", "errhandlingapi.h", "evntcons.h",
    "evntprov.h", "evntrace.h", "excpt.h", "fileapi.h", "functiondiscoverykeys_devpkey.h", "gdiplus.h", "guiddef.h",
    "handleapi.h", "heapapi.h", "hidpi.h", "hidsdi.h", "icmpapi.h", "imagehlp.h", "imm.h", "initguid.h",
    "inspectable.h", "interlockedapi.h", "io.h", "ipexport.h", "iphlpapi.h", "iptypes.h", "ks.h", "ksmedia.h",
    "libloaderapi.h", "lm.h", "lmcons.h", "memoryapi.h", "mfapi.h", "mferror.h", "mfidl.h", "mfobjects.h",
    "mfreadwrite.h", "minwinbase.h", "minwindef.h", "mlang.h", "mmdeviceapi.h", "mmreg.h", "mmsystem.h", "msctf.h",
    "mstcpip.h", "mswsock.h", "namedpipeapi.h", "ncrypt.h", "netioapi.h", "newdev.h", "ntddscsi.h", "ntdef.h",
    "ntsecapi.h", "ntstatus.h", "oaidl.h", "objbase.h", "objidl.h", "ocidl.h", "ole2.h", "oleauto.h", "olectl.h",
    "pdh.h", "powerbase.h", "powrprof.h", "process.h", "processenv.h", "processthreadsapi.h", "profileapi.h",
    "propkey.h", "propsys.h", "propvarutil.h", "psapi.h", "restartmanager.h", "roapi.h", "rpc.h", "rpcdce.h",
    "rpcndr.h", "sal.h", "sapi.h", "schannel.h", "sddl.h", "sdkddkver.h", "securitybaseapi.h", "setupapi.h",
    "share.h", "shellapi.h", "shellscalingapi.h", "shlguid.h", "shlobj.h", "shlobj_core.h", "shlwapi.h",
    "shobjidl.h", "shobjidl_core.h", "specstrings.h", "sspi.h", "stralign.h", "stringapiset.h", "strmif.h",
    "strsafe.h", "synchapi.h", "sysinfoapi.h", "tchar.h", "tdh.h", "threadpoolapiset.h", "threadpoollegacyapiset.h",
    "timeapi.h", "timezoneapi.h", "tlhelp32.h", "unknwn.h", "urlmon.h", "userenv.h", "uxtheme.h",
    "versionhelpers.h", "vfw.h", "vssym32.h", "winapifamily.h", "winbase.h", "wincodec.h", "wincon.h", "wincred.h",
    "wincrypt.h", "windef.h", "windns.h", "windows.foundation.h", "windows.h", "windows.ui.viewmanagement.h",
    "windowsx.h", "winerror.h", "wingdi.h", "winhttp.h", "wininet.h", "winioctl.h", "winldap.h", "winnls.h",
    "winnt.h", "winperf.h", "winreg.h", "winresrc.h", "winsock.h", "winsock2.h", "winspool.h", "winstring.h",
    "winsvc.h", "winternl.h", "wintrust.h", "winuser.h", "winver.h", "wlanapi.h", "wmistr.h", "wrl.h", "ws2bth.h",
    "ws2def.h", "ws2ipdef.h", "ws2spi.h", "ws2tcpip.h", "wtsapi32.h", "wtypes.h", "wtypesbase.h", "xaudio2.h",
    "xinput.h", "xmllite.h"};

// Folders that are the system's with all that is in them.
constexpr std::string_view kFamilies[] = {
    "CommonCrypto", "EGL", "GL", "GLES", "GLES2", "GLES3", "KHR", "OMXAL", "SLES", "X11", "android", "arpa", "asm",
    "asm-generic", "bits", "cups", "dispatch", "emscripten", "experimental", "gnu", "libexslt", "libkern", "libxml",
    "libxml2", "libxslt", "linux", "mach", "mach-o", "mach_debug", "machine", "netax25", "netinet", "netinet6",
    "netipx", "netpacket", "netrose", "objc", "os", "pthread", "sanitizer", "scsi", "simd", "sound", "sys", "tr1",
    "unicode", "vulkan", "winrt", "wrl", "xcb", "xlocale", "xpc"};

// Plain words that projects use for headers and folders of their own: the system's only between angle brackets.
constexpr std::string_view kWords[] = {
    "android", "any", "array", "benchmark", "bit", "bits", "cups", "db.h", "dispatch", "dns.h", "error.h",
    "experimental", "form.h", "format", "gnu", "imm.h", "io.h", "launch.h", "link.h", "linux", "list", "lm.h",
    "machine", "map", "menu.h", "meta", "monitor.h", "new", "notify.h", "objc", "os", "panel.h", "print",
    "printf.h", "process.h", "profile.h", "queue", "quota.h", "random", "rpc.h", "search.h", "set", "share.h",
    "simd", "sound", "stack", "string", "struct.h", "tcl.h", "term.h", "thread", "tic.h", "tk.h", "unicode",
    "util.h", "values.h", "version", "vulkan", "wait.h"};

// clang-format on

}  // namespace

std::span<const std::string_view> c() {
  return kC;
}
std::span<const std::string_view> cpp() {
  return kCpp;
}
std::span<const std::string_view> unix_headers() {
  return kUnix;
}
std::span<const std::string_view> unix_headers_in_folders() {
  return kUnixInFolders;
}
std::span<const std::string_view> compiler_headers() {
  return kCompiler;
}
std::span<const std::string_view> windows_headers() {
  return kWindows;
}
std::span<const std::string_view> header_families() {
  return kFamilies;
}
std::span<const std::string_view> plain_words() {
  return kWords;
}

}  // namespace podworks::system_tables
